import { useEffect, useRef, useState } from 'react'

export type Written = {
  text: string
  /** Each letter is saved, so that its effect shows while one types. */
  type: (text: string) => void
  /** Put there by a choice: Escape no longer takes it back. */
  put: (text: string) => void
  /** Takes back what was typed since the last choice. */
  restore: () => void
}

/**
 * The text of a box that saves each letter.
 * @param typed the letter that opened the box in place of the text, if one did: it is saved as well.
 */
export function useWritten(text: string, typed: string, save: (text: string) => void): Written {
  const [written, setWritten] = useState(typed || text)
  const [settled, settle] = useState(text)
  const unsaved = useRef(typed)
  useEffect(() => {
    if (unsaved.current === '') return
    save(unsaved.current)
    unsaved.current = ''
  }, [save])
  const type = (next: string) => {
    setWritten(next)
    save(next)
  }
  return {
    text: written,
    type,
    put: (next) => {
      settle(next)
      type(next)
    },
    restore: () => {
      if (written !== settled) type(settled)
    },
  }
}
