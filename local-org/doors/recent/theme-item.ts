/** Colours and icons of an object, of every theme pages had (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_themes.htm). */

import type { OrgView } from '../../org/index.ts'
import { lookOf } from '../ui-api/looks.ts'

/** Types and no interfaces: SOAP writes what has nothing but members. */
type Icon = {
  contentType: string
  height: number
  theme: string
  url: string
  width: number
}

type ThemeItem = {
  colors: { color: string; context: string; theme: string }[]
  icons: Icon[]
}

const colored = ['theme4', 'theme3', 'theme2']
/** Widths of pictures; older themes have small ones. */
const pictures: [theme: string, width: number][] = [
  ['theme3', 32],
  ['theme3', 16],
  ['theme4', 60],
  ['theme4', 120],
]

/** Empty for objects without a look. */
export function themeItem(origin: string, name: string): ThemeItem {
  const look = lookOf(name)
  if (!look) return { colors: [], icons: [] }
  const old = look.icon.split('/').at(-1)
  const address = (theme: string, width: number) =>
    theme === 'theme3' ? `${origin}/img/icon/${old}${width}.png` : `${origin}/img/icon/t4v35/${look.icon}_${width}.png`
  const drawing: Icon = {
    contentType: 'image/svg+xml',
    height: 0,
    theme: 'theme4',
    url: `${origin}/img/icon/t4v35/${look.icon}.svg`,
    width: 0,
  }
  const icons = pictures.map(([theme, width]): Icon => {
    return { contentType: 'image/png', height: width, theme, url: address(theme, width), width }
  })
  return {
    colors: colored.map((theme) => ({ color: look.color, context: 'primary', theme })),
    icons: [...icons, drawing],
  }
}

/** The items of those objects that have a look. */
export function themeItems({ view, origin }: { view: OrgView; origin: string }): (ThemeItem & { name: string })[] {
  const objects = [...view.objects()].filter(({ layoutable, further }) => layoutable && !further)
  const items = objects.map(({ name }) => ({ ...themeItem(origin, name), name }))
  return items.filter(({ icons }) => icons.length > 0)
}
