import { useEffect } from 'react'

/** The browser's tab, from the particular to the general: `useTitle('Ada Byron', 'People', 'Harbor 2027')`. */
export function useTitle(...parts: string[]): void {
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
