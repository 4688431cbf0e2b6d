// The name under which the tests' compiler asks for the same.
export { Fragment, type JSX, jsx as jsxDEV } from './jsx-runtime.ts';
