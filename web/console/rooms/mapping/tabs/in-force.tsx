import type { ReactNode } from 'react'

/** What is said here holds today. */
export function InForce() {
  return <b className="in-force">In force.</b>
}

/** What is said here is agreed, and something else runs today. */
export function NotYet({ children }: { children: ReactNode }) {
  return (
    <>
      <b className="not-yet">Agreed here, not in force yet:</b> {children}
    </>
  )
}
