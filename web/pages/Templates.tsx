/** Ready-made workflows: one click, and one runs on the local org. */
import { SimpleGrid, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { TemplateInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { TemplateCard } from '../parts/TemplateCard.tsx'

export function Templates() {
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => get<{ items: TemplateInfo[] }>('/templates') })
  return (
    <Screen title="Templates">
      <Text size="sm" maw={760}>
        Workflows that are ready to be used and changed. “Run it on the local org” saves one, turns it on, and makes
        happen what it listens to; its run appears in a moment.
      </Text>
      <Loaded query={templates}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
            {items.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Screen>
  )
}
