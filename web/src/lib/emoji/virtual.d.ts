declare module 'virtual:emoji/list' {
  const groups: { group: string; emojis: [emoji: string, version: number, takesTone: 0 | 1][] }[];
  export default groups;
}
declare module 'virtual:emoji/ko' {
  const words: string[];
  export default words;
}
declare module 'virtual:emoji/ja' {
  const words: string[];
  export default words;
}
declare module 'virtual:emoji/id' {
  const words: string[];
  export default words;
}
declare module 'virtual:emoji/en' {
  const words: string[];
  export default words;
}
