import { createContext } from 'react'

/** Within a grid the cells have the focus, and Enter follows a cell's link; elsewhere Tab reaches the link itself. */
export const WithinGrid = createContext(false)
