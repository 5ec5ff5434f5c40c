/** Colours of YAML and of the Liquid in it; the colours themselves are in yaml.css, for light and dark. */
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

function marking(regexp: RegExp, name: string) {
  const matcher = new MatchDecorator({ regexp, decoration: Decoration.mark({ class: name }) })
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view)
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

export const highlight = [
  marking(/(?<=^\s*(?:- +)*)[\w$]+(?=:(?:\s|$))/gm, 'yaml-key'),
  marking(/(?<=^|\s)#(?![{]).*$/gm, 'yaml-comment'),
  marking(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, 'yaml-liquid'),
]
