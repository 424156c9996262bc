/** A few values beside each other, each with a count where there is one. */
export function Chips({
  items,
  strong = false,
}: {
  items: readonly { key: string; label: string; aside: string | null }[]
  strong?: boolean
}) {
  return (
    <span className="chips">
      {items.map(({ key, label, aside }) => (
        <span key={key} className="chip" data-strong={strong || undefined}>
          <span dir="auto">{label}</span>
          {aside === null ? null : <small className="figures">{aside}</small>}
        </span>
      ))}
    </span>
  )
}

export const chipsOf = (labels: readonly string[]) =>
  labels.map((label) => ({ key: label, label, aside: null }))
