import { Problem } from '#platform/errors.ts'

/**
 * Exit codes of `yici`, documented in docs/guides/commands.md:
 * 0 done · 1 a fault of ours · 2 the command line is wrong · 3 refused, the sentence says what to do next ·
 * 4 done, but with something to look at (refused rows, printed equations that do not hold).
 */
export const EXIT = { done: 0, bug: 1, usage: 2, refused: 3, doneWithRemarks: 4 } as const

/** What the system says of a file that was named on the command line: not a fault of ours, and a person can mend it. */
const FILE_PROBLEMS: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly next: string }>> = {
  ENOENT: {
    zh: '没有这个文件或目录',
    en: 'There is no such file or folder',
    next: '检查路径和文件名后重试。 Check the path and the name.',
  },
  EACCES: {
    zh: '没有读写权限',
    en: 'Reading or writing it is not permitted',
    next: '换一个有权限的位置，或请管理员授权。 Choose another place or ask for the right.',
  },
  EISDIR: {
    zh: '这是目录，不是文件',
    en: 'It is a folder, not a file',
    next: '请给出文件的路径。 Give the path of a file.',
  },
  ENOSPC: {
    zh: '磁盘已满',
    en: 'The disk is full',
    next: '清理磁盘后重试；已有的文件没有改动。 Make room and try again.',
  },
}

function fileProblemOf(error: unknown): string | undefined {
  const { code, path = '' } = error as { code?: unknown; path?: string }
  const known = typeof code === 'string' ? FILE_PROBLEMS[code] : undefined
  if (known === undefined) return undefined
  return `不能完成：${known.zh} ${path}\nRefused: ${known.en} ${path}\n下一步 Next: ${known.next}\n`
}

/** Says on standard error what is wrong and what to do next; standard output stays for results. Answers the exit code. */
export function tellRefusal(error: unknown): number {
  if (error instanceof Problem) {
    process.stderr.write(`不能完成：${error.titleZh}\n下一步：${error.nextStepZh}\n`)
    process.stderr.write(`Refused (${error.code}): ${error.titleEn}\nNext: ${error.nextStepEn}\n`)
    return EXIT.refused
  }
  const ofFile = fileProblemOf(error)
  if (ofFile !== undefined) {
    process.stderr.write(ofFile)
    return EXIT.refused
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`程序出错，这是我们的问题。 This is a fault of ours:\n${text}\n`)
  return EXIT.bug
}
