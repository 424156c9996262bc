/** Of a pull, a plan or a run: it goes on by itself. */
export const isUnderWay = ({ state }: { state: string }): boolean =>
  state === 'queued' || state === 'running' || state === 'parked'
