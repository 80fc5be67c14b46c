import { Button } from 'antd'
import { defineWords, useWords } from './words.tsx'

const words = defineWords({
  zh: {
    earlier: '上一页',
    later: '下一页',
    page: (page: number, pages: number): string => `第 ${page} / ${pages} 页`,
  },
  en: {
    earlier: 'Previous',
    later: 'Next',
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  },
})

/** Way through the pages of a list, counted from 1; nothing while there is only one. */
export function Pages(props: { page: number; pages: number; go: (page: number) => void }) {
  const w = useWords(words)
  const { page, pages, go } = props
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={w.page(page, pages)}>
      <Button disabled={page === 1} onClick={() => go(page - 1)}>
        {w.earlier}
      </Button>
      <span className="num">{w.page(page, pages)}</span>
      <Button disabled={page === pages} onClick={() => go(page + 1)}>
        {w.later}
      </Button>
    </nav>
  )
}
