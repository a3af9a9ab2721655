import type { ParseArgsConfig } from 'node:util'
import process from 'node:process'
import { parseArgs } from 'node:util'

/** An error that the user can correct. It is printed as a sentence, without a stack. */
export class UserError extends Error {
  override stack = undefined
}

/**
 * The options of the command line.
 *
 * @param usage - What is said when an option is unknown or lacks its value.
 * @throws {UserError} If an option is unknown, lacks its value or has one that it does not take, or if a word stands alone.
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options, usage: string, args = process.argv.slice(2)) {
  try {
    return parseArgs({ options, args, strict: true }).values
  }
  catch (error) {
    const [complaint] = (error as Error).message.split(/\. |\n/)
    throw new UserError(`${complaint!.replace(/\.$/, '')}. Use: ${usage}`)
  }
}

/** Runs a command; what goes wrong is told in a sentence and in the exit status. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  }
  catch (error) {
    console.error(error instanceof UserError ? error.message : error)
    process.exitCode = 1
  }
}
