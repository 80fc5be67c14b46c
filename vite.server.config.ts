import { renameSync, rmSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

// The command line and the server as a few files: docs/decisions/0009.

const ROOT = import.meta.dirname
/** Always two folders below the root: the places of sources are written relative to it. */
const OUT = join(ROOT, process.env['YICI_BUNDLE'] ?? 'dist/server')
const NEXT = `${OUT}.next`

const isOurs = (id: string): boolean =>
  isAbsolute(id) && !relative(ROOT, id).startsWith('..') && !id.includes('node_modules')

/** A file finds its data, migrations and workers beside its source: `import.meta.url` stays that of the source. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  enforce: 'pre',
  transform(code, id) {
    if (!isOurs(id) || !code.includes('import.meta.url')) return null
    const place = JSON.stringify(`../../${relative(ROOT, id)}`)
    // No line moves, so the map of lines stays true.
    return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null }
  },
}

/** What the bundle was made from, with size and time of each file, for apps/server/start.ts; takes its place only when whole. */
function recordSources(): Plugin {
  let began = 0
  return {
    name: 'record-sources',
    buildStart() {
      began = Date.now()
    },
    generateBundle() {
      const around = ['package.json', 'architecture.json', 'node_modules/.package-lock.json', 'vite.server.config.ts']
      const files = [...[...this.getModuleIds()].filter(isOurs), ...around.map((file) => join(ROOT, file))]
      const sources = files.toSorted().map((file) => {
        const { size, mtimeMs } = statSync(file)
        // Written while we were reading: nobody knows which of the two we have.
        return [relative(ROOT, file), mtimeMs < began ? size : -1, mtimeMs]
      })
      this.emitFile({ type: 'asset', fileName: 'sources.json', source: JSON.stringify(sources) })
    },
    writeBundle() {
      rmSync(OUT, { recursive: true, force: true })
      renameSync(NEXT, OUT)
    },
  }
}

export default defineConfig({
  publicDir: false,
  plugins: [keepPlaces, recordSources()],
  // PGlite finds its own files, the rule engine is native; pg asks for a native client that nobody installs.
  ssr: { noExternal: true, external: ['@electric-sql/pglite', '@gorules/zen-engine', 'pg-native'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: NEXT,
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: 'apps/server/start.ts',
      output: { entryFileNames: 'start.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
