import { z } from 'zod'
import { compileTemplate, parseTemplate, templateProblem } from '../values/text-template.ts'
import { onEach, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('template'),
  /** `{path}` stands for what the record holds there, `{}` for the value so far; `{{` and `}}` are braces. */
  text: textParameter.min(1).superRefine((text, context) => {
    const problem = templateProblem(text)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  }),
  /** What becomes of the text where one of them is blank. Where all are, it is blank. */
  ifBlank: z.enum(['skip the text', 'leave a gap']).default('skip the text'),
})

export const template: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'template',
  explanation:
    'Writes one text from several fields: {path} stands for what the record holds there, {} for the value so far.',
  example: {
    step: { recipe: 'template', text: 'Hall {hall}, stand {}', ifBlank: 'skip the text' },
    before: 'A4',
    after: 'Hall 2, stand A4',
    record: { hall: '2' },
  },
  schema,
  gives: () => 'text',
  combines: false,
  start: () => ({ recipe: 'template', text: '{}', ifBlank: 'skip the text' }),
  paths: ({ text }) => ({
    record: parseTemplate(text).flatMap((piece) => (piece.kind === 'path' ? piece.path : [])),
    inner: [],
  }),
  compile: ({ text, ifBlank }) => {
    const write = compileTemplate(text, ifBlank)
    return parseTemplate(text).some((piece) => piece.kind === 'value') ? onEach(write) : write
  },
}
