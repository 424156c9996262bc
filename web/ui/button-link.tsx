import { Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A button that leads somewhere: a link, which can be opened in another tab. */
export function ButtonLink({
  to,
  search = {},
  children,
  ...button
}: ButtonProps & { to: string; search?: Record<string, unknown>; children: ReactNode }) {
  return (
    <Button {...button} renderRoot={(props: object) => <Link {...props} to={to} search={search} />}>
      {children}
    </Button>
  )
}
