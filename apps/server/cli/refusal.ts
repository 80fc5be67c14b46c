import { Problem } from '#platform/errors.ts'

/**
 * Exit codes of `yici`, documented in docs/guides/commands.md:
 * 0 done · 1 a fault of ours · 2 the command line is wrong · 3 refused, the sentence says what to do next ·
 * 4 done, but with something to look at (refused rows, printed equations that do not hold).
 */
export const EXIT = { done: 0, bug: 1, usage: 2, refused: 3, doneWithRemarks: 4 } as const

/** Says on standard error what is wrong and what to do next; standard output stays for results. Answers the exit code. */
export function tellRefusal(error: unknown): number {
  if (error instanceof Problem) {
    process.stderr.write(`不能完成：${error.titleZh}\n下一步：${error.nextStepZh}\n`)
    process.stderr.write(`Refused (${error.code}): ${error.titleEn}\nNext: ${error.nextStepEn}\n`)
    return EXIT.refused
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`程序出错，这是我们的问题。 This is a fault of ours:\n${text}\n`)
  return EXIT.bug
}
