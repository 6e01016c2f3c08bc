@echo off
rem Starts Akin on Windows: builds it on first use and after the sources changed, then runs it in the caller's folder.
setlocal
set "AKIN_ROOT=%~dp0"
set "AKIN_OUT=%AKIN_ROOT%artifacts\akin"
set "AKIN_SEEN=%AKIN_ROOT%artifacts\akin.sources"

call :changed || (call :prepare || exit /b 1)
"%AKIN_OUT%\Akin.Cli.exe" %*
exit /b %errorlevel%

rem A mirror of the sources of the last build tells what changed: by time, size, and what is gone. 0 means nothing did.
:changed
if not exist "%AKIN_OUT%\Akin.Cli.exe" exit /b 1
if not exist "%AKIN_ROOT%native\node_modules" exit /b 1
robocopy "%AKIN_ROOT%src" "%AKIN_SEEN%\src" /MIR /L /NJH /NJS /NFL /NDL > nul
if errorlevel 1 exit /b 1
robocopy "%AKIN_ROOT%." "%AKIN_SEEN%\root" *.props global.json akin.cmd /L /NJH /NJS /NFL /NDL > nul
if errorlevel 1 exit /b 1
robocopy "%AKIN_ROOT%native" "%AKIN_SEEN%\native" package-lock.json /L /NJH /NJS /NFL /NDL > nul
if errorlevel 1 exit /b 1
exit /b 0

:prepare
pushd "%AKIN_ROOT%"
dotnet --version > nul 2>&1 || (
  echo akin: the .NET SDK 10 is needed and was not found; install it and start again 1>&2
  popd & exit /b 1
)
where npm > nul 2>&1 || (
  echo akin: npm is needed to install the native engines; install Node.js 20 or newer and start again 1>&2
  popd & exit /b 1
)
if not exist artifacts mkdir artifacts
rem The lock is a file that one start holds open; the others wait until it lets go.
:wait
2> nul ( 9> "artifacts\akin.lock" ( call :build ) ) && (popd & exit /b 0)
if exist "artifacts\akin.failed" (
  type "artifacts\akin.failed" 1>&2
  del "artifacts\akin.failed"
  popd & exit /b 1
)
timeout /t 1 /nobreak > nul
goto wait

:build
call :changed && exit /b 0
echo akin: building (about a minute) ... > con
set ONNXRUNTIME_NODE_INSTALL=skip
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
pushd native
call npm ci --ignore-scripts --no-audit --no-fund --loglevel=error > ..\artifacts\engines.log 2>&1 || (
  popd
  echo akin: installing the native engines failed; the log is in artifacts\engines.log> artifacts\akin.failed
  exit /b 1
)
popd
robocopy src "%AKIN_SEEN%.new\src" /MIR > nul
robocopy . "%AKIN_SEEN%.new\root" *.props global.json akin.cmd > nul
robocopy native "%AKIN_SEEN%.new\native" package-lock.json > nul
dotnet publish src\Akin.Cli -c Release --use-current-runtime --no-self-contained -o "%AKIN_OUT%" -v quiet ^
  --disable-build-servers > artifacts\build.log 2>&1 || (
  echo akin: the build failed; the log is in artifacts\build.log> artifacts\akin.failed
  exit /b 1
)
if exist "%AKIN_SEEN%" rmdir /s /q "%AKIN_SEEN%"
move "%AKIN_SEEN%.new" "%AKIN_SEEN%" > nul
exit /b 0
