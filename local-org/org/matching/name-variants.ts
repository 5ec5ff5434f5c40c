/** First names that are one name, each line one. */
export const NAME_VARIANTS: readonly (readonly string[])[] = `
alexander alex al sandy
andrew andy drew
anthony tony
benjamin ben benny
catherine katherine kathryn kate katie kathy cathy
charles charlie chuck
christina christine tina chris
christopher chris
daniel dan danny
david dave
deborah deb debbie
donald don
edward ed eddie ted
elizabeth liz lizzy beth betty eliza
eugene gene
frederick fred freddie
gregory greg
james jim jimmy jamie
jennifer jen jenny
john jack johnny jon
jonathan jon
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
lawrence larry
leonard len lenny leo
margaret maggie meg peggy marge
matthew matt
michael mike mick mickey
nicholas nick
pamela pam
patricia pat patty tricia
patrick pat
peter pete
philip phil
rebecca becky
richard rich rick dick
robert rob bob bobby bert
ronald ron ronnie
samuel sam sammy
stephen steven steve
susan sue susie
theodore ted theo
thomas tom tommy
timothy tim
victoria vicky
vincent vince
walter walt
william will bill billy liam
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
