/** The bundler hands these over compiled: Workers compile nothing while they run. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
