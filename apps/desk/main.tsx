import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import '#design/desk/desk.css'
import { theme } from '#design/desk/theme.ts'
import { LanguageProvider, type Language } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import { router } from './routes.tsx'

// The page may not evaluate strings (content security), so schemas are checked without compiling them.
z.config({ jitless: true })

const REMEMBERED = 'yici.language'

// A refusal is an answer: asking again gives the same. Only a lost connection is tried again.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && error instanceof RefusedRequest && error.problem.code === 'client/offline',
      refetchOnWindowFocus: false,
      // The browser's word about the network is not waited for: a call that cannot leave says so at once.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
})

function tellPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem(REMEMBERED, language)
}

function Desk() {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh'))
  useEffect(() => tellPage(language), [language])
  const change = (next: Language): void => {
    // Before anything is asked again: a call is made in the language of the page.
    tellPage(next)
    setLanguage(next)
    void queries.invalidateQueries()
  }
  return (
    <LanguageProvider language={language} change={change}>
      <ConfigProvider theme={theme} locale={language === 'zh' ? zh : en} button={{ autoInsertSpace: false }}>
        <App>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </LanguageProvider>
  )
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  )
}
