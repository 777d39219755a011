// esbuild puts a style sheet in as text.
declare module '*.css' {
  const text: string;
  export { text as default };
}
