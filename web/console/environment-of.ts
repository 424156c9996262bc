import { notFound } from '@tanstack/react-router'

/** The environment that an address names, with all else that it names; no room has any other. */
export function environmentOf<P extends { environment: string }>(
  params: P,
): Omit<P, 'environment'> & { environment: 'dev' | 'prod' } {
  const { environment } = params
  if (environment === 'dev' || environment === 'prod') return { ...params, environment }
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is told
  throw notFound()
}
