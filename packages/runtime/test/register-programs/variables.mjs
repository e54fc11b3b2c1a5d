// As if the environment said so.
process.env.LEAKCHECK_REPORT_AT_EXIT = 'true';
