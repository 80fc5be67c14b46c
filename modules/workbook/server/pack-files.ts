import { openOutput, type FillOutput } from './fill/package-output.ts'
import { writePackage } from './fill/write-package.ts'

/** Puts several finished workbooks into one .zip, in the order they come; names must differ. */
export async function packFiles(
  files: AsyncIterable<{ readonly name: string; readonly bytes: Uint8Array }>,
  output: FillOutput,
): Promise<void> {
  const bytes = await openOutput(output)
  const writer = writePackage(bytes)
  try {
    for await (const file of files) await writer.add(file.name, { bytes: file.bytes })
    await writer.finish()
    await bytes.finish()
  } catch (error) {
    await bytes.abandon()
    throw error
  }
}
