import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconCamera, IconPhotoUp, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Initials } from '../ui/initials.tsx'
import { call } from './api.ts'
import { photoOf } from './person.ts'
import { PhotoCrop } from './photo-crop.tsx'
import './profile-photo.css'
import { profileQuery, type OwnProfile } from './site.ts'

export function ProfilePhoto({ profile }: { profile: OwnProfile }) {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/profile/photo'),
    onSuccess: () => queries.invalidateQueries(profileQuery),
    onError: (error) => notifications.show({ message: error.message }),
  })
  const choose = async (file: File | undefined) => {
    if (!file) return
    try {
      setPicture(await createImageBitmap(file, { imageOrientation: 'from-image' }))
    } catch {
      const message = `${file.name} is not a picture this browser can read. Choose a JPEG, PNG or WebP.`
      notifications.show({ message })
    }
  }
  const save = async (photo: Blob) => {
    await call('PUT /api/profile/photo', { body: photo })
    await queries.invalidateQueries(profileQuery)
  }
  return (
    <div className="profile-photo">
      <Initials name={profile.name} photo={photoOf(profile)} size={112} />
      <div className="profile-photo-acts">
        {profile.photo ? (
          <Menu position="bottom-start" width={220}>
            <Menu.Target>
              <button type="button" className="profile-photo-button" aria-label="Change photo">
                <IconCamera size={20} stroke={1.6} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconPhotoUp size={18} stroke={1.6} aria-hidden />}
                onClick={() => input.current?.click()}
              >
                Choose another
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={18} stroke={1.6} aria-hidden />}
                onClick={() => remove.mutate()}
              >
                Remove photo
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <button
            type="button"
            className="profile-photo-button"
            aria-label="Add your photo"
            onClick={() => input.current?.click()}
          >
            <IconCamera size={20} stroke={1.6} aria-hidden />
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label="Photo"
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {picture ? <PhotoCrop picture={picture} close={() => setPicture(null)} save={save} /> : null}
    </div>
  )
}
