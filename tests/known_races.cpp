// What the thread sanitizer says of libraries of others, whose locks it does not see, in every test program
// built with it: Pango looks for fonts on threads of its own; GDAL takes two of its locks in both orders
// while it registers drivers.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race:libpangoft2\n"
         "race:libfontconfig\n"
         "race:libglib\n"
         "deadlock:libgdal\n";
}
