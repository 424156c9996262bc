import type { ContentTypeDefinition, FieldDefinition, FieldType } from './platform-model.ts'

/** The types of content that every site knows before its project adds to them. */
export const standardContentTypes: ContentTypeDefinition[] = [
  type('session', 'Sessions', [
    text('title', 'Title', 300),
    long('abstract', 'Abstract'),
    text('format', 'Format', 100),
    text('track', 'Track', 100),
    field('starts_at', 'Starts', 'dateTime'),
    field('ends_at', 'Ends', 'dateTime'),
    text('room', 'Room', 100),
    field('image', 'Image', 'image'),
    field('video', 'Video', 'video'),
  ]),
  type('speaker', 'Speakers', [
    text('name', 'Name', 200),
    field('email', 'E-mail', 'email'),
    text('job_title', 'Job title', 200),
    text('organization', 'Organization', 200),
    long('biography', 'Biography'),
    field('image', 'Photo', 'image'),
  ]),
  type('exhibitor', 'Exhibitors', [
    text('name', 'Name', 200),
    long('description', 'Description'),
    text('booth', 'Booth', 200),
    field('country', 'Country', 'country'),
    field('website', 'Website', 'url'),
    field('image', 'Logo', 'image'),
  ]),
  type('sponsor', 'Sponsors', [
    text('name', 'Name', 200),
    text('level', 'Level', 100),
    long('description', 'Description'),
    field('website', 'Website', 'url'),
    field('image', 'Logo', 'image'),
  ]),
  type('poster', 'Posters', [
    text('title', 'Title', 300),
    text('number', 'Number', 50),
    long('abstract', 'Abstract'),
    text('track', 'Track', 100),
    field('image', 'Image', 'image'),
    field('file', 'File', 'url'),
  ]),
  type('article', 'Articles', [
    text('title', 'Title', 300),
    text('summary', 'Summary', 1000),
    field('body', 'Body', 'richText'),
    field('published_at', 'Published', 'dateTime'),
    text('category', 'Category', 100),
    field('image', 'Image', 'image'),
  ]),
  type('course', 'Courses', [
    text('title', 'Title', 300),
    field('description', 'Description', 'richText'),
    field('credits', 'Credits', 'number'),
    field('website', 'Website', 'url'),
    field('image', 'Image', 'image'),
  ]),
  type('video', 'Videos', [
    text('title', 'Title', 300),
    long('description', 'Description'),
    field('video', 'Video', 'video'),
    field('recorded_at', 'Recorded', 'dateTime'),
    field('image', 'Image', 'image'),
  ]),
]

function type(key: string, label: string, fields: FieldDefinition[]): ContentTypeDefinition {
  return { key, label, fields }
}

function field(key: string, label: string, kind: FieldType): FieldDefinition {
  return { key, label, type: kind }
}

function text(key: string, label: string, maxLength: number): FieldDefinition {
  return { key, label, type: 'text', maxLength }
}

function long(key: string, label: string): FieldDefinition {
  return { key, label, type: 'longText', maxLength: 20_000 }
}
