import { useEffect, useRef, useState } from 'react'

/**
 * The text of a box that saves each letter.
 * @param typed the letter that opened the box in place of the text, if one did: it is saved as well.
 */
export function useWritten(
  text: string,
  typed: string,
  save: (text: string) => void,
): [string, (text: string) => void] {
  const [written, setWritten] = useState(typed || text)
  const unsaved = useRef(typed)
  useEffect(() => {
    if (unsaved.current === '') return
    save(unsaved.current)
    unsaved.current = ''
  }, [save])
  return [
    written,
    (next) => {
      setWritten(next)
      save(next)
    },
  ]
}
