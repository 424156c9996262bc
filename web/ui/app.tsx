import '@fontsource-variable/inter/index.css'
import './tokens.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './base.css'
import { MantineProvider, type MantineThemeOverride } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { brandVariables, harbourTeal } from './theme.ts'

/** What stands around every page: type, colours, notes that pass, and the answers already fetched. */
export function App({
  theme,
  colour = harbourTeal,
  queries,
  children,
}: {
  theme: MantineThemeOverride
  /** The client's own, on their site. */
  colour?: string
  queries: QueryClient
  children: ReactNode
}) {
  const variables = brandVariables(colour)
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={() => ({
        variables,
        light: {
          '--mantine-color-body': 'var(--paper)',
          '--mantine-color-text': 'var(--ink)',
          '--mantine-color-dimmed': 'var(--muted)',
          '--mantine-color-error': 'var(--harm)',
        },
        dark: {
          '--mantine-color-body': 'var(--paper)',
          '--mantine-color-text': 'var(--ink)',
          '--mantine-color-dimmed': 'var(--muted)',
          '--mantine-color-error': 'var(--harm)',
        },
      })}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" autoClose={6000} limit={3} />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  )
}
