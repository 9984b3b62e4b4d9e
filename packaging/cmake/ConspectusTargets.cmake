# What every target of ours shares: warnings, Qt's strict string rules, sanitizers where asked for.

add_library(conspectus_options INTERFACE)
target_compile_features(conspectus_options INTERFACE cxx_std_20)
target_compile_options(conspectus_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2)
# ccache asks for -fpch-preprocess with precompiled headers.
if(CONSPECTUS_PRECOMPILE)
    target_compile_options(conspectus_options INTERFACE -fpch-preprocess)
endif()
target_compile_definitions(conspectus_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH)

# lld links a test program in a third of the default linker's time.
find_program(CONSPECTUS_LLD ld.lld)
if(CONSPECTUS_LLD)
    target_link_options(conspectus_options INTERFACE -fuse-ld=lld)
endif()

# Sanitizers and an address-space limit exclude each other, so they are a target of their own:
# the dev tree builds the worker once with and once without them.
add_library(conspectus_sanitizers INTERFACE)
if(CONSPECTUS_SANITIZE)
    # Null, alignment and vptr checks are left out: ASan stops at a null access anyway, and they double the compile time.
    target_compile_options(conspectus_sanitizers INTERFACE
        -fsanitize=address,undefined -fno-sanitize=null,alignment,vptr -fno-sanitize-recover=undefined
        -fno-omit-frame-pointer)
    target_link_options(conspectus_sanitizers INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(conspectus_sanitizers INTERFACE CONSPECTUS_SANITIZED)
endif()

if(CONSPECTUS_FUZZERS)
    target_compile_options(conspectus_sanitizers INTERFACE -fsanitize=address,undefined,fuzzer-no-link
        -fno-sanitize=vptr -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(conspectus_sanitizers INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(conspectus_sanitizers INTERFACE CONSPECTUS_SANITIZED)
endif()

# Two precompiled headers, one without and one with widgets, shared by every target: half the time of a cold build.
# They follow after ConspectusPackages, because they read Qt's headers.
function(conspectus_precompiled_headers)
    foreach(kind core widgets)
        set(source ${CMAKE_BINARY_DIR}/precompiled_${kind}.cpp)
        file(CONFIGURE OUTPUT ${source} CONTENT "// Carries the precompiled header.\n")
        add_library(conspectus_precompiled_${kind} STATIC ${source})
        set_target_properties(conspectus_precompiled_${kind} PROPERTIES AUTOMOC OFF)
        target_link_libraries(conspectus_precompiled_${kind} PRIVATE Qt6::Core tl::expected conspectus_options
            conspectus_sanitizers)
        target_precompile_headers(conspectus_precompiled_${kind} PRIVATE
            ${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled_${kind}.h)
    endforeach()
    target_link_libraries(conspectus_precompiled_widgets PRIVATE Qt6::Widgets)
endfunction()

# conspectus_use_precompiled(TARGET core|widgets)
function(conspectus_use_precompiled target kind)
    if(CONSPECTUS_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM conspectus_precompiled_${kind})
    endif()
endfunction()

# conspectus_library(NAME SOURCES … LINK …): one layer of the core, a static library.
# Headers are included as "layer/file.h".
function(conspectus_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/app/core)
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE conspectus_options conspectus_sanitizers
        ${arg_PRIVATE_LINK})
    conspectus_use_precompiled(${name} core)
endfunction()

# conspectus_test(NAME SOURCES … LINK … LABELS … [TIMEOUT s]): one Qt Test program, offscreen, with HOME and the XDG
# folders in the build tree (tests/support sets them up again per run).
function(conspectus_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${arg_LINK} conspectus_testsupport Qt6::Test
        conspectus_options conspectus_sanitizers)
    if("${arg_LINK}" MATCHES "conspectus_(ui|uibase|reader|panels|panelfixture)(;|$)")
        conspectus_use_precompiled(${name} widgets)
    else()
        conspectus_use_precompiled(${name} core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300) # ends what hangs; no measure of speed
    endif()
    set_tests_properties(${name} PROPERTIES
        LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;${arg_ENVIRONMENT}")
endfunction()
