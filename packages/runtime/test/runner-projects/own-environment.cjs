const { TestEnvironment } = require('jest-environment-node');
const { watchedEnvironment } = require('@leakcheck/runtime/jest');

module.exports = watchedEnvironment(
  class extends TestEnvironment {
    async setup() {
      await super.setup();
      this.global.ofEnvironment = 'set up';
    }
  },
);
