import { choices, line, list, prose, whole, type Kind } from '../text/kind.ts'
import { semicolons } from './columns.ts'
import { wordsAt, type Setting, type Sheet } from './definition.ts'

export const signIn: Sheet = {
  shape: 'settings',
  tab: 'signIn',
  key: 'signIn',
  name: 'Sign-in',
  about: 'How do people sign in, and what do they see first?',
  settings: [
    setting(
      'way',
      'How people sign in',
      'magic link: by a personal link in an e-mail, without a password. single sign-on: by the login that they have at your site. both. Blank: magic link.',
      wordsAt('signIn.way'),
    ),
    setting(
      'invitationDays',
      'Days that an invitation works',
      'A whole number, up to 730. Blank: until the event closes.',
      whole,
    ),
    setting(
      'connection',
      'Kind of single sign-on',
      'What your site offers; your IT team knows. Blank: none.',
      wordsAt('signIn.connection'),
    ),
    setting(
      'matchBy',
      'Who signs in is found by',
      `external id; subject; e-mail: one or several of these. ${semicolons}`,
      choices(['external id', 'subject', 'e-mail']),
    ),
    setting(
      'domains',
      'Your e-mail domains',
      `The domains for which your sign-in speaks, such as example.org. ${semicolons}`,
      list,
    ),
    setting(
      'notRegistered.text',
      'What somebody reads who is not registered',
      'Shown to people who have a login at your site but no registration.',
      prose,
    ),
    setting('notRegistered.link', 'Where they can register', 'A web address. Blank: none.', line),
    setting(
      'help',
      'E-mail address for help',
      'Whom people ask who cannot sign in. Blank: nobody.',
      line,
    ),
    setting(
      'firstSignIn.terms',
      'Address of your terms',
      'People accept them at their first sign-in. Blank: none.',
      line,
    ),
    setting(
      'firstSignIn.directory',
      'The directory at the first sign-in',
      'ask: people are asked. in: they begin in it. out: they begin out of it. Blank: ask.',
      wordsAt('signIn.firstSignIn.directory'),
    ),
  ],
}

function setting(key: string, label: string, about: string, kind: Kind): Setting {
  return { at: ['signIn', ...key.split('.')], label, about, kind }
}
