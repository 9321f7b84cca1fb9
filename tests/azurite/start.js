// Ends with the process that started it, even one that was killed: its end of our standard input closes with it.
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdin.resume();

require('azurite/dist/src/azurite.js');
