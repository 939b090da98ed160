// One step of an LSTM for eight or sixteen units at a time. Every product and every sum is
// rounded by itself, in the order of stepPlain, which it must match to the last
// bit. AVX2 and AVX-512.

#include "textflag.h"

// A constant stands once; CONST broadcasts it to the eight lanes of a register.
DATA consts<>+0(SB)/4, $0x41100000 // high = 9
DATA consts<>+4(SB)/4, $0xc1100000 // low = -9
DATA consts<>+8(SB)/4, $0x3f000000 // half = 0.5
DATA consts<>+12(SB)/4, $0x46000000 // one = 8192
DATA consts<>+16(SB)/4, $0xa59f25c0 // p13 = -2.76077e-16
DATA consts<>+20(SB)/4, $0x2a61337e // p11 = 2.00019e-13
DATA consts<>+24(SB)/4, $0xaebd37ff // p9 = -8.60467e-11
DATA consts<>+28(SB)/4, $0x335c0041 // p7 = 5.1223e-08
DATA consts<>+32(SB)/4, $0x3779434a // p5 = 1.48572e-05
DATA consts<>+36(SB)/4, $0x3a270ded // p3 = 0.000637262
DATA consts<>+40(SB)/4, $0x3ba059dc // p1 = 0.00489352
DATA consts<>+44(SB)/4, $0x35a0d3d8 // q6 = 1.19826e-06
DATA consts<>+48(SB)/4, $0x38f895d6 // q4 = 0.000118535
DATA consts<>+52(SB)/4, $0x3b14aa05 // q2 = 0.00226843
DATA consts<>+56(SB)/4, $0x3ba059dd // q0 = 0.00489353
GLOBL consts<>(SB), RODATA|NOPTR, $60

#define high 0(R15)
#define low 4(R15)
#define half 8(R15)
#define one 12(R15)
#define p13 16(R15)
#define p11 20(R15)
#define p9 24(R15)
#define p7 28(R15)
#define p5 32(R15)
#define p3 36(R15)
#define p1 40(R15)
#define q6 44(R15)
#define q4 48(R15)
#define q2 52(R15)
#define q0 56(R15)

// TIMES_PLUS sets acc to acc*x + constant.
#define TIMES_PLUS(x, constant, acc) \
	VMULPS x, acc, acc; \
	VBROADCASTSS constant, Y0; \
	VADDPS Y0, acc, acc

// TANH replaces x by its hyperbolic tangent, p(x)/q(x); it uses Y0 to Y3.
#define TANH(x) \
	VBROADCASTSS high, Y0; \
	VMINPS Y0, x, x; \
	VBROADCASTSS low, Y0; \
	VMAXPS Y0, x, x; \
	VMULPS x, x, Y1; \
	VBROADCASTSS p13, Y2; \
	TIMES_PLUS(Y1, p11, Y2); \
	TIMES_PLUS(Y1, p9, Y2); \
	TIMES_PLUS(Y1, p7, Y2); \
	TIMES_PLUS(Y1, p5, Y2); \
	TIMES_PLUS(Y1, p3, Y2); \
	TIMES_PLUS(Y1, p1, Y2); \
	VMULPS x, Y2, Y2; \
	VBROADCASTSS q6, Y3; \
	TIMES_PLUS(Y1, q4, Y3); \
	TIMES_PLUS(Y1, q2, Y3); \
	TIMES_PLUS(Y1, q0, Y3); \
	VDIVPS Y3, Y2, x

// SIGMOID replaces x by tanh(x/2)/2 + 1/2.
#define SIGMOID(x) \
	VBROADCASTSS half, Y0; \
	VMULPS Y0, x, x; \
	TANH(x); \
	VBROADCASTSS half, Y0; \
	VMULPS Y0, x, x; \
	VADDPS Y0, x, x

// GATE loads z + acc*unit of the gate that begins at an offset.
#define GATE(offset, x) \
	VCVTDQ2PS (DI)(offset*1), x; \
	VMULPS (BX)(offset*1), x, x; \
	VADDPS (SI)(offset*1), x, x

// func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)
TEXT ·stepKernel(SB), NOSPLIT, $0-56
	MOVQ blocks+0(FP), CX
	MOVQ z+8(FP), SI
	MOVQ acc+16(FP), DI
	MOVQ unit+24(FP), BX
	MOVQ gate+32(FP), DX
	MOVQ cell+40(FP), R8
	MOVQ out+48(FP), R9
	LEAQ consts<>(SB), R15
	XORQ AX, AX             // the four gates: input,
	LEAQ (DX)(DX*1), R10    // forget at DX, cell,
	LEAQ (DX)(DX*2), R11    // output

block:
	GATE(AX, Y4)
	SIGMOID(Y4)
	GATE(DX, Y5)
	SIGMOID(Y5)
	GATE(R10, Y6)
	TANH(Y6)
	GATE(R11, Y7)
	SIGMOID(Y7)
	VMULPS (R8), Y5, Y5
	VMULPS Y6, Y4, Y4
	VADDPS Y4, Y5, Y4
	VMOVUPS Y4, (R8)
	TANH(Y4)
	VMULPS Y4, Y7, Y4
	VBROADCASTSS one, Y0
	VMULPS Y0, Y4, Y4
	VCVTPS2DQ Y4, Y4        // rounds to the nearest, ties to even
	VEXTRACTI128 $1, Y4, X5
	VPACKSSDW X5, X4, X4
	VMOVDQU X4, (R9)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, BX
	ADDQ $32, R8
	ADDQ $16, R9
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// The same for sixteen lanes, where arithmetic broadcasts a constant by itself.

#define TIMES_PLUS_16(x, constant, acc) \
	VMULPS x, acc, acc; \
	VADDPS.BCST constant, acc, acc

// TANH_16 uses Z1 to Z3.
#define TANH_16(x) \
	VMINPS.BCST high, x, x; \
	VMAXPS.BCST low, x, x; \
	VMULPS x, x, Z1; \
	VMULPS.BCST p13, Z1, Z2; \
	VADDPS.BCST p11, Z2, Z2; \
	TIMES_PLUS_16(Z1, p9, Z2); \
	TIMES_PLUS_16(Z1, p7, Z2); \
	TIMES_PLUS_16(Z1, p5, Z2); \
	TIMES_PLUS_16(Z1, p3, Z2); \
	TIMES_PLUS_16(Z1, p1, Z2); \
	VMULPS x, Z2, Z2; \
	VMULPS.BCST q6, Z1, Z3; \
	VADDPS.BCST q4, Z3, Z3; \
	TIMES_PLUS_16(Z1, q2, Z3); \
	TIMES_PLUS_16(Z1, q0, Z3); \
	VDIVPS Z3, Z2, x

#define SIGMOID_16(x) \
	VMULPS.BCST half, x, x; \
	TANH_16(x); \
	VMULPS.BCST half, x, x; \
	VADDPS.BCST half, x, x

#define GATE_16(offset, x) \
	VCVTDQ2PS (DI)(offset*1), x; \
	VMULPS (BX)(offset*1), x, x; \
	VADDPS (SI)(offset*1), x, x

// func stepKernel512(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)
TEXT ·stepKernel512(SB), NOSPLIT, $0-56
	MOVQ blocks+0(FP), CX
	MOVQ z+8(FP), SI
	MOVQ acc+16(FP), DI
	MOVQ unit+24(FP), BX
	MOVQ gate+32(FP), DX
	MOVQ cell+40(FP), R8
	MOVQ out+48(FP), R9
	LEAQ consts<>(SB), R15
	XORQ AX, AX
	LEAQ (DX)(DX*1), R10
	LEAQ (DX)(DX*2), R11

block16:
	GATE_16(AX, Z4)
	SIGMOID_16(Z4)
	GATE_16(DX, Z5)
	SIGMOID_16(Z5)
	GATE_16(R10, Z6)
	TANH_16(Z6)
	GATE_16(R11, Z7)
	SIGMOID_16(Z7)
	VMULPS (R8), Z5, Z5
	VMULPS Z6, Z4, Z4
	VADDPS Z4, Z5, Z4
	VMOVUPS Z4, (R8)
	TANH_16(Z4)
	VMULPS Z4, Z7, Z4
	VMULPS.BCST one, Z4, Z4
	VCVTPS2DQ Z4, Z4        // rounds to the nearest, ties to even
	VPMOVSDW Z4, (R9)
	ADDQ $64, SI
	ADDQ $64, DI
	ADDQ $64, BX
	ADDQ $64, R8
	ADDQ $32, R9
	DECQ CX
	JNZ block16
	VZEROUPPER
	RET
