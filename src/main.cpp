#include "cli/program.hpp"

int main(int argc, char** argv) { return uramost::cli::run(argc, argv); }
