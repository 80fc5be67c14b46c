import { html, type Markup } from './html.ts'

export interface Frame {
  readonly language: 'zh' | 'en'
  readonly title: string
  /** The same page in the other language. */
  readonly otherLanguage: string
  readonly stylesheet: string
  readonly brand: string
  readonly home: string
  readonly body: Markup
}

/** A whole page without script: what every old telephone can show. */
export const drawPage = (page: Frame): string =>
  html`<!doctype html>
    <html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <link rel="stylesheet" href="${page.stylesheet}" />
      </head>
      <body>
        <header class="top">
          <a class="brand" href="${page.home}">${page.brand}</a>
          <a
            class="language"
            hreflang="${page.language === 'zh' ? 'en' : 'zh-CN'}"
            lang="${page.language === 'zh' ? 'en' : 'zh-CN'}"
            href="${page.otherLanguage}"
            >${page.language === 'zh' ? 'English' : '中文'}</a
          >
        </header>
        <main>${page.body}</main>
      </body>
    </html> `.markup
