import { wordsAt, type Setting, type Sheet } from './definition.ts'

export const lifecycle: Sheet = {
  shape: 'settings',
  tab: 'lifecycle',
  key: 'lifecycle',
  name: 'Lifecycle',
  about:
    'What becomes of people who are here already when your data changes? Nobody is ever deleted; a suspended person can come back.',
  settings: [
    setting(
      'cancelled',
      'Cancelled or left out now',
      'suspend: the person can no longer sign in. keep: nothing changes. Blank: suspend.',
    ),
    setting(
      'vanished',
      'No longer in your data',
      'suspend: the person can no longer sign in. keep: nothing changes. Blank: suspend.',
    ),
    setting(
      'substituted',
      'The same id, another person',
      'Your record keeps its id, but e-mail and name are somebody else’s. hold: we ask you. same person: it is the same person renamed. new person: a new account is made. Blank: hold.',
    ),
    setting(
      'back',
      'Back again',
      'A suspended person is in your data again. restore: they are back at once. hold: we ask you. Blank: restore.',
    ),
  ],
}

function setting(key: string, label: string, about: string): Setting {
  return { at: ['lifecycle', key], label, about, kind: wordsAt(`lifecycle.${key}`) }
}
