import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ChildRun {
  /** From start to exit, or to the moment `until` answered. */
  readonly ms: number
  readonly cpuMs: number
  /** Peak of the process itself (VmHWM). */
  readonly rssMb: number
  readonly output: string
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

// Clock ticks of /proc/PID/stat: 100 a second on every Linux that Node runs on.
const TICK_MS = 10

/** Runs a whole process and watches its peak memory and processor time from outside. */
export function measureChild(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly until?: () => Promise<void> } = {},
): Promise<ChildRun> {
  const began = performance.now()
  const child = spawn(command, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  let [output, complaint, rssMb, cpuMs] = ['', '', 0, 0]
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
  const look = (): void => {
    rssMb = Math.max(rssMb, Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${child.pid}/status`))?.[1] ?? 0) / 1024)
    const fields = read(`/proc/${child.pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ')
    if (fields.length > 12) cpuMs = Math.max(cpuMs, (Number(fields[11]) + Number(fields[12])) * TICK_MS)
  }
  const watch = setInterval(look, 20)
  return new Promise((resolve, reject) => {
    let reached: number | undefined
    options.until?.().then(
      () => {
        reached = performance.now() - began
        look()
        child.kill('SIGTERM')
      },
      (error: unknown) => {
        child.kill('SIGTERM')
        reject(error instanceof Error ? error : new Error(String(error)))
      },
    )
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      const ms = reached ?? performance.now() - began
      // 4: done, with something to look at.
      if (reached === undefined && code !== 0 && code !== 4)
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${complaint}`))
      else resolve({ ms, cpuMs, rssMb, output })
    })
  })
}

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return (low + high) / 2
}

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

/** One line of a benchmark, as run-all.ts takes it. */
export function printFigure(figure: {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  readonly ratio?: number
  readonly limit?: string
  readonly rssMb?: number
  readonly rssLimitMb?: number
  readonly note?: string
}): void {
  const { values, ratio, rssMb, ...rest } = figure
  const line = {
    ...rest,
    median: round(medianOf(values)),
    ...(values.length > 1 ? { min: round(Math.min(...values)), max: round(Math.max(...values)) } : {}),
    ...(ratio === undefined ? {} : { ratio: Math.round(ratio * 1000) / 1000 }),
    ...(rssMb === undefined ? {} : { rssMb: Math.round(rssMb) }),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
