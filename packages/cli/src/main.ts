import { checkWithTypeScript, surveyWithTypeScript } from './check/checker.js';
import { run } from './run.js';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`leakcheck | head`) closes the pipe: that is no failure of this command.
    if (error.code !== 'EPIPE') {
      console.error(`error: cannot write the output: ${error.message}`);
      process.exit(2);
    }
  });
}

// Setting the code instead of calling process.exit() lets a long report drain into a slow pipe.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  check: checkWithTypeScript,
  survey: surveyWithTypeScript,
});
