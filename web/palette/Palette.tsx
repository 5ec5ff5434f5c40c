/** Goes anywhere by typing a part of its name: Ctrl+K or ⌘K. */
import { Button, Kbd, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useEffect } from 'react'

const Finder = lazy(() => import('./Finder.tsx').then(({ Finder }) => ({ default: Finder })))

function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      toggle()
    }
    // Before any editor takes the key for itself.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [toggle])
}

export function Palette() {
  const [opened, { open, close, toggle }] = useDisclosure()
  usePaletteKey(toggle)
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-keyshortcuts="Control+K Meta+K">
        <Text span size="sm" visibleFrom="sm" mr={8}>
          Go to …
        </Text>
        <Kbd size="xs" visibleFrom="sm">
          Ctrl K
        </Kbd>
        <Text span hiddenFrom="sm">
          <span aria-hidden>⌕</span>
          <span className="visually-hidden">Go to …</span>
        </Text>
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Go to …"
        withCloseButton={false}
        size="lg"
        yOffset="8vh"
        transitionProps={{ duration: 0 }}
      >
        <Suspense fallback={null}>{opened ? <Finder onGone={close} /> : null}</Suspense>
      </Modal>
    </>
  )
}
