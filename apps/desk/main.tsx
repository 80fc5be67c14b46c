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
      retry: (count, error) => count < 2 && error instanceof RefusedRequest && error.problem.status === 0,
      refetchOnWindowFocus: false,
      // The browser's word about the network is not waited for: a call that cannot leave says so at once.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

function Desk() {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(REMEMBERED, language)
    // What the server says is in the language it was asked in.
    void queries.invalidateQueries({ refetchType: 'active' })
  }, [language])
  return (
    <LanguageProvider language={language} change={setLanguage}>
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
