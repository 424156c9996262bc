import './mail-frame.css'

/**
 * A mail as it looks, fenced in: no scripts, no forms, nothing of ours within its reach. Its links lead nowhere unless
 * `live`, and then to a tab of their own, which is free of the fence.
 */
export function MailFrame({
  html,
  title,
  live = false,
}: {
  html: string
  title: string
  live?: boolean
}) {
  const sandbox = live ? 'allow-popups allow-popups-to-escape-sandbox' : ''
  return (
    <iframe className="mail-frame" key={sandbox} sandbox={sandbox} srcDoc={html} title={title} />
  )
}
