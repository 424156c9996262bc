/** A value of the source or of the platform, with the spaces that one would not see made visible. */
export function Shown({ value }: { value: string | null }) {
  if (value === null || value === '') return <span className="shown shown-blank">blank</span>
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(value) ?? []
  return (
    <span className="shown" dir="auto">
      {before ? <Spaces count={before.length} /> : null}
      {pieces(text)}
      {after ? <Spaces count={after.length} /> : null}
    </span>
  )
}

function pieces(text: string) {
  return text.split(/(\s{2,})/u).map((piece, index) =>
    // Every second piece is what was split at: it keeps its place.
    index % 2 === 1 ? <Spaces key={index} count={piece.length} /> : piece,
  )
}

function Spaces({ count }: { count: number }) {
  return (
    <span className="shown-spaces" title={count === 1 ? 'a space' : `${count} spaces`}>
      {'␣'.repeat(Math.min(count, 4))}
    </span>
  )
}
