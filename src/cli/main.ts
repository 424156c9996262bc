// The gangway command: the mapping document without a server, and what an operator does where the console can't be
// reached yet.
import { runProgram } from '../program.ts'

const usage = `Usage: gangway COMMAND

  check MAPPING [--sample PAYLOAD] [--on DAY]
      what is wrong with a mapping document (.yaml or .xlsx), and what it makes of a sample (.json, .csv);
      exits with 1 where there are problems
  map MAPPING --sample PAYLOAD [--on DAY]
      what the document makes of each record, as NDJSON
  sign-in-link EMAIL
      a link that signs that account in to the console, once, within 15 minutes

  DAY, such as 2027-12-31, is the day by which rules and access codes with days are judged: today, if it is not said.`

/** Each command's module is loaded when it is called: checking a document needs no database. */
const commands: { [name: string]: (args: string[]) => Promise<void> } = {
  check: async (args) => (await import('./check.ts')).checkCommand(args),
  map: async (args) => (await import('./map.ts')).mapCommand(args),
  'sign-in-link': async (args) => (await import('./sign-in-link.ts')).signInLinkCommand(args),
}

await runProgram(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    throw new Error(name === '' ? usage : `'${name}' is not a command of gangway.\n\n${usage}`)
  }
  await command(args)
})
