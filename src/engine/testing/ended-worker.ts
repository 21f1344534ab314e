// A machine that ends every thread as soon as it starts.
process.exit(9);
