import type { Config } from '#platform/config/read-config.ts'
import type { Settings } from '#platform/http/index.ts'
import { readVersion } from './read-version.ts'

/** What operations may know of the configuration. */
export const settingsOf = ({ demo, publicUrl, filingNumber, operator }: Config): Settings => ({
  demo,
  version: readVersion(),
  ...(publicUrl === undefined ? {} : { publicUrl }),
  ...(filingNumber === undefined ? {} : { filingNumber }),
  ...(operator === undefined ? {} : { operator }),
})
