/** What each shell is told once, so that it asks us at the tab key. */

const ask = 'rainmaker complete'

export const shells = {
  bash: `# in ~/.bashrc: source <(rainmaker completion bash)
_rainmaker() {
  local IFS=$'\\n'
  COMPREPLY=($(${ask} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _rainmaker rainmaker`,
  zsh: `# in ~/.zshrc: source <(rainmaker completion zsh)
_rainmaker() {
  local -a found
  found=("\${(@f)$(${ask} "\${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)}")
  compadd -a found
}
compdef _rainmaker rainmaker`,
  fish: `# in ~/.config/fish/completions/rainmaker.fish: rainmaker completion fish
complete -c rainmaker -f -a '(${ask} (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'`,
} as const
