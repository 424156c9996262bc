/** The tabs, in the order in which they are filled in. */
export const tabs = [
  'population',
  'identity',
  'fields',
  'values',
  'userTypes',
  'rules',
  'lifecycle',
  'visibility',
  'tags',
  'signIn',
  'email',
  'content',
  'schedule',
  'testPeople',
] as const
export type Tab = (typeof tabs)[number]

/** The tabs that a kind of project needs. */
export function tabsOf(kind: 'registration' | 'sso' | 'content'): readonly Tab[] {
  return kind === 'content' ? contentTabs : tabs.filter((tab) => tab !== 'content')
}

const contentTabs: readonly Tab[] = ['values', 'content', 'schedule']
