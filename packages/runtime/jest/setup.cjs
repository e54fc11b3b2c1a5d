// Jest setup file: hands the modules of the test file to the environment, which is outside of Jest's module registry.
'use strict';

const hook = globalThis[Symbol.for('@leakcheck/runtime jest')];
if (hook === undefined) {
  throw new Error('@leakcheck/runtime/jest-setup needs testEnvironment: "@leakcheck/runtime/jest" beside it.');
}
for (const name of hook.packages) {
  let file;
  try {
    file = require.resolve(name, { paths: [hook.root] });
  } catch {
    // Not installed.
    continue;
  }
  hook.instrument(name, require(file));
}
