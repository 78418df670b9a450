// Memory that libraries of others keep until the process ends, in every test program built with the address
// sanitizer: CBC's presolve, and the fonts that fontconfig has read.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libCoinUtils\n"
         "leak:libfontconfig\n";
}
