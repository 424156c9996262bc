import '@tanstack/react-router'

/** What goes from page to page in the browser's history and not in the address: it survives a reload, and no log sees it. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address that a link was asked for. */
    email?: string
    /** Where one wanted to go before the door. */
    to?: string | undefined
    /** Who shares the address that was proved, and the proof. */
    choice?: { token: string; people: { personId: string; name: string }[] }
  }
}
