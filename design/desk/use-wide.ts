import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 1000px)'

const listen = (changed: () => void): (() => void) => {
  const query = matchMedia(WIDE)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Is there room for a panel beside the content? */
export const useWide = (): boolean => useSyncExternalStore(listen, () => matchMedia(WIDE).matches)
