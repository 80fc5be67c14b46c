import { Problem } from '#platform/errors.ts'

/**
 * Exit codes of `yici`, documented in docs/guides/commands.md:
 * 0 done · 1 a fault of ours · 2 the command line is wrong · 3 refused, the sentence says what to do next ·
 * 4 done, but with something to look at (refused rows, printed equations that do not hold).
 */
export const EXIT = { done: 0, bug: 1, usage: 2, refused: 3, doneWithRemarks: 4 } as const

/** What the system says of a file, folder or address that was named: not a fault of ours, and a person can mend it. */
const SYSTEM_PROBLEMS: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly next: string }>> = {
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
  EADDRINUSE: {
    zh: '这个端口已被别的程序占用',
    en: 'Another program uses this port',
    next: '关掉那个程序，或用 --port 换一个端口。 Stop that program, or choose another port with --port.',
  },
  EADDRNOTAVAIL: {
    zh: '这台机器没有这个地址',
    en: 'This machine has no such address',
    next: '用 --host 给出本机的地址，如 127.0.0.1。 Give an address of this machine with --host.',
  },
}

function systemProblemOf(error: unknown): string | undefined {
  const { code, port, path = '' } = error as { code?: unknown; port?: number; path?: string }
  const known = typeof code === 'string' ? SYSTEM_PROBLEMS[code] : undefined
  if (known === undefined) return undefined
  return `不能完成：${known.zh} ${port ?? path}\nRefused: ${known.en} ${port ?? path}\n下一步 Next: ${known.next}\n`
}

/** Says on standard error what is wrong and what to do next; standard output stays for results. Answers the exit code. */
export function tellRefusal(error: unknown): number {
  if (error instanceof Problem) {
    process.stderr.write(`不能完成：${error.titleZh}\n下一步：${error.nextStepZh}\n`)
    process.stderr.write(`Refused (${error.code}): ${error.titleEn}\nNext: ${error.nextStepEn}\n`)
    return EXIT.refused
  }
  const ofSystem = systemProblemOf(error)
  if (ofSystem !== undefined) {
    process.stderr.write(ofSystem)
    return EXIT.refused
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`程序出错，这是我们的问题。 This is a fault of ours:\n${text}\n`)
  return EXIT.bug
}
